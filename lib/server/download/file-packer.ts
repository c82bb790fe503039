import "server-only";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { crc32, createDeflateRaw } from "node:zlib";

/** A part's packed bytes, about: one is in memory at a time, when it is made and when it is sent. */
const PART_BYTES = 1_000_000;

export interface PackedFile {
  /** Of the plain file. */
  readonly bytes: number;
  readonly crc32: number;
  readonly sha256: Buffer;
}

/** A file of a package as it is kept. */
export interface BuiltFile extends PackedFile {
  readonly name: string;
  readonly rows: number;
}

/** Packs one file as it is written, so that memory stays flat: parts of its packed form go to `store` in order, from 1. */
export class FilePacker {
  readonly #deflate = createDeflateRaw();
  readonly #sha256 = createHash("sha256");
  readonly #store: (ordinal: number, part: Buffer) => Promise<void>;
  #crc = 0;
  #bytes = 0;
  #ordinal = 0;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;

  constructor(store: (ordinal: number, part: Buffer) => Promise<void>) {
    this.#store = store;
    this.#deflate.on("data", (part: Buffer) => {
      this.#waiting.push(part);
      this.#waitingBytes += part.length;
    });
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text, "utf8");
    this.#sha256.update(bytes);
    this.#crc = crc32(bytes, this.#crc);
    this.#bytes += bytes.length;
    await new Promise<void>((resolve, reject) =>
      this.#deflate.write(bytes, (error) => (error ? reject(error) : resolve())),
    );
    if (this.#waitingBytes >= PART_BYTES) await this.#hand();
  }

  async end(): Promise<PackedFile> {
    const isOver = once(this.#deflate, "end");
    this.#deflate.end();
    await isOver;
    await this.#hand();
    return { bytes: this.#bytes, crc32: this.#crc, sha256: this.#sha256.digest() };
  }

  async #hand(): Promise<void> {
    const part = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#ordinal += 1;
    await this.#store(this.#ordinal, part);
  }
}
