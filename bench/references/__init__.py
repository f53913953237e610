"""What the platform is measured beside: three small servers that do the same for their clients."""
