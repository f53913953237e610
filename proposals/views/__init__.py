"""Public pages. Everything works without script: plain forms, a redirect after each change."""
