import "server-only";
import { crc32 } from "node:zlib";
import { Zip, type ZipInputFile } from "fflate";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { PublicId } from "@/lib/domain/public-id/public-id";
import { unsealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { listPages } from "@/lib/server/download/list-pages";
import type { TakenFile } from "./take";

/** Files of an archive in its directory: as they are, or packed. */
const STORED = 0;
const DEFLATED = 8;

interface Written {
  readonly files: readonly TakenFile[];
  /** The one file that differs from copy to copy. */
  readonly watermark: { readonly name: string; readonly text: string };
  readonly builtAt: Date;
}

/**
 * The archive of a package, part by part: each is read and opened when the one before has gone, and none is unpacked. A grant or session that ends
 * meanwhile breaks it off.
 */
export async function* archiveBytes(
  actor: Actor,
  at: PublicId,
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
    for await (const parts of partsOf(actor, at, file.name)) {
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
function partsOf(actor: Actor, at: PublicId, name: string) {
  return listPages<Uint8Array<ArrayBuffer>, number>(actor, async (after) => {
    const next = (after ?? 0) + 1;
    const rows = await underScope(
      scopeOf(actor),
      ({ sql }) => sql<{ content: Buffer; more: boolean }>`SELECT content, EXISTS (SELECT 1 FROM delivery_part later
          WHERE later.regency_code = p.regency_code AND later.package_id = p.package_id AND later.name = p.name
            AND later.ordinal > p.ordinal) AS more
        FROM delivery_part p WHERE p.regency_code = ${at.regencyCode} AND p.package_id = ${at.id}::uuid AND p.name = ${name}
          AND p.ordinal = ${next}`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error("a part of a package is not there");
    return { lines: [new Uint8Array(unsealBytes(row.content))], next: row.more ? next : null };
  });
}
