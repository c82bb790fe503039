const QUOTE = 0x22;
const NEWLINE = 0x0a;

/** A record longer than this is a quotation mark that never ends. */
const LONGEST_RECORD = 262_144;

type Place = "start" | "plain" | "quoted" | "closing";

/**
 * Cuts a table in text, which comes piece by piece, where a record ends: at a newline outside quotes, quotes counting only at the start of
 * a cell as in `parseCsv`. Works on bytes, so that a letter cut in two is whole again, and the place is one that reading can go on from.
 */
export class RecordCutter {
  private place: Place = "start";
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly separator: number) {}

  /** Whole records so far, with those of earlier pieces; empty while none has ended. Null: a record has no end. */
  push(piece: Buffer): Buffer | null {
    const all = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    let end = 0;
    for (let at = this.rest.length; at < all.length; at += 1) {
      const byte = all[at] ?? 0;
      this.place = this.next(byte);
      if (byte === NEWLINE && this.place === "start") end = at + 1;
    }
    this.rest = Buffer.from(all.subarray(end));
    return this.rest.length > LONGEST_RECORD ? null : all.subarray(0, end);
  }

  /** What stands behind the last newline. */
  end(): Buffer {
    const last = this.rest;
    this.rest = Buffer.alloc(0);
    return last;
  }

  private next(byte: number): Place {
    if (this.place === "quoted") return byte === QUOTE ? "closing" : "quoted";
    if (byte === QUOTE && this.place !== "plain") return "quoted";
    return byte === NEWLINE || byte === this.separator ? "start" : "plain";
  }
}
