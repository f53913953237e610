"""One door per change of state. Each checks, writes, records what was privileged, announces after commit."""
