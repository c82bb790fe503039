/** One thing to be done after a while; setting it anew puts the earlier one off. */
export class Timer {
  private running: ReturnType<typeof setTimeout> | null = null;

  get isSet(): boolean {
    return this.running !== null;
  }

  set(work: () => void, ms: number): void {
    this.clear();
    this.running = setTimeout(() => {
      this.running = null;
      work();
    }, ms);
  }

  clear(): void {
    if (this.running !== null) clearTimeout(this.running);
    this.running = null;
  }
}
