import "server-only";
import type { ContentFile } from "@/lib/domain/delivery/content-metadata";
import { type BuiltFile, FilePacker } from "./file-packer";

/** One file on its way into packed parts, with its rows counted. */
export class PlainFile {
  readonly #packer: FilePacker;
  readonly #name: string;
  #rows = 0;

  /** @param store keeps a part of the packed form, in order from 1 */
  constructor(name: string, store: (ordinal: number, part: Buffer) => Promise<void>) {
    this.#name = name;
    this.#packer = new FilePacker(store);
  }

  async write(text: string, rows: number): Promise<void> {
    this.#rows += rows;
    await this.#packer.write(text);
  }

  async end(): Promise<BuiltFile> {
    return { ...(await this.#packer.end()), name: this.#name, rows: this.#rows };
  }
}

/** A built file as its checksum list and its papers name it. */
export function contentFile({ name, rows, bytes, sha256 }: BuiltFile): ContentFile {
  return { name, rows, bytes, sha256: sha256.toString("hex") };
}
