"""The words of the demonstration: cards, comments, answers. All invented, all written by hand."""
