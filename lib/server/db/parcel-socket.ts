import "server-only";
import { Socket } from "node:net";

/** A socket that sends what is written within one turn of the event loop in one piece: each sending costs a system call. */
export class ParcelSocket extends Socket {
  private isPacking = false;

  override cork(): void {
    if (!this.isPacking) {
      this.isPacking = true;
      super.cork();
      process.nextTick(() => {
        this.isPacking = false;
        this.uncork();
      });
    }
    super.cork();
  }
}
