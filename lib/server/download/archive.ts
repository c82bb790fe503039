import "server-only";
import { crc32 } from "node:zlib";
import { Zip, type ZipInputFile } from "fflate";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { listPages } from "./list-pages";

/** Files of an archive in its directory: as they are, or packed. */
const STORED = 0;
const DEFLATED = 8;

/** A packed file as it is kept, with what an archive's directory says of it. */
export interface TakenFile {
  readonly name: string;
  readonly size_bytes: string;
  readonly crc32: string;
}

/** A sealed part of a file, and whether another follows. */
export interface StoredPart {
  readonly content: Buffer;
  readonly more: boolean;
}

/** Reads one part of a file, from 1. */
export type ReadPart = (sql: Sql, name: string, ordinal: number) => Promise<readonly StoredPart[]>;

interface Written {
  readonly files: readonly TakenFile[];
  /** The one file that differs from copy to copy. */
  readonly watermark: { readonly name: string; readonly text: string };
  readonly builtAt: Date;
}

/**
 * The archive of files that are kept in sealed parts, part by part: each is read and opened when the one before has gone, and none is unpacked. A grant or session that ends
 * meanwhile breaks it off.
 */
export async function* archiveBytes(
  actor: Actor,
  read: ReadPart,
  written: Written,
): AsyncGenerator<Uint8Array, void, undefined> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const file of written.files) {
    const entry = entryOf(
      file.name,
      { bytes: Number(file.size_bytes), crc: Number(file.crc32), packed: true },
      written.builtAt,
    );
    zip.add(entry);
    for await (const parts of partsOf(actor, read, file.name)) {
      for (const part of parts) entry.ondata?.(null, part, false);
      yield* drain(ready);
    }
    entry.ondata?.(null, new Uint8Array(), true);
  }
  const mark = Buffer.from(written.watermark.text, "utf8");
  const entry = entryOf(
    written.watermark.name,
    { bytes: mark.length, crc: crc32(mark), packed: false },
    written.builtAt,
  );
  zip.add(entry);
  entry.ondata?.(null, mark, true);
  zip.end();
  yield* drain(ready);
}

function* drain(ready: Uint8Array[]): Generator<Uint8Array, void, undefined> {
  yield* ready.splice(0);
}

function entryOf(
  filename: string,
  { bytes, crc, packed }: { readonly bytes: number; readonly crc: number; readonly packed: boolean },
  mtime: Date,
): ZipInputFile {
  return { filename, size: bytes, crc, compression: packed ? DEFLATED : STORED, mtime };
}

/** The parts of one file, opened, one at a time. */
function partsOf(actor: Actor, read: ReadPart, name: string) {
  return listPages<Uint8Array<ArrayBuffer>, number>(actor, async (after) => {
    const next = (after ?? 0) + 1;
    const [row] = await underScope(scopeOf(actor), ({ sql }) => read(sql, name, next));
    if (row === undefined) throw new Error("a part of an archive is not there");
    return { lines: [new Uint8Array(unsealBytes(row.content))], next: row.more ? next : null };
  });
}
