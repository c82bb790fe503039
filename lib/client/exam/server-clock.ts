/**
 * The server's time as this window knows it: what the server last said, carried on by a counter that nobody can set. Every word
 * of the server arrives late, never early, so the one that says the latest time is the nearest to it.
 */
export class ServerClock {
  private ahead: number;

  constructor(
    serverNow: number,
    private readonly elapsed: () => number = () => performance.now(),
  ) {
    this.ahead = serverNow - elapsed();
  }

  heard(serverNow: number): void {
    this.ahead = Math.max(this.ahead, serverNow - this.elapsed());
  }

  /** Milliseconds. */
  now(): number {
    return this.ahead + this.elapsed();
  }
}
