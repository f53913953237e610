"""Forms of the pages. What they check twice, services check for good; here people get back what they typed."""
