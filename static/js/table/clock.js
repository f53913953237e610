// The server's time on this device. A timer is an end time: what runs here is only its drawing.

const SAMPLES = 8;

export function createClock(deviceNow) {
  let samples = [];
  return {
    // A frame is as old as its journey, so the largest of the last differences is the nearest to the truth.
    sample(serverNow) {
      samples = [...samples, serverNow - deviceNow()].slice(-SAMPLES);
    },
    now() {
      return deviceNow() + (samples.length ? Math.max(...samples) : 0);
    },
  };
}

export function secondsLeft(endsAt, now) {
  return endsAt === null || endsAt === undefined ? null : Math.max(0, Math.ceil((endsAt - now) / 1000));
}

export function asMinutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
