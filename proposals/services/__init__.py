"""One door per change of state. Each checks, writes, records what was privileged and queues letters, all or nothing."""
