/** A sign that a piece of work is still being done. */
export interface Pulse {
  readonly isAlive: boolean;
  stop(): void;
}

const interval = 1_000;
const longestSilence = 5_000;

/**
 * Starts a pulse, which beats until it is stopped. Workers end whatever an answered request has left
 * running, and nothing tells that: its promises never settle. But its timers stop as well.
 */
export function startPulse(onBeat?: () => void): Pulse {
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    // After a late beat, those of others are late too: they may come in a moment.
    const isLate = now - last > 2 * interval;
    last = now;
    if (!isLate) {
      onBeat?.();
    }
  }, interval);
  return {
    get isAlive() {
      return Math.abs(Date.now() - last) < longestSilence;
    },
    stop: () => clearInterval(timer),
  };
}
