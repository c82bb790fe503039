import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Selection } from "@/lib/domain/field/exchange";
import { seal, unseal } from "@/lib/server/crypto/seal";

/** A place in the order of a take-along: families of the register before those that are not in it yet, then by place and name. */
export interface Place {
  readonly isNew: boolean;
  readonly dusun: string;
  readonly rw: string;
  readonly rt: string;
  readonly headName: string;
  readonly id: string;
}

export interface PackCursor {
  readonly after: Place;
  /** Families spoken of so far. */
  readonly passed: number;
  readonly total: number;
}

const schema = z.object({
  of: z.string(),
  passed: z.number().int(),
  total: z.number().int(),
  after: z.object({
    isNew: z.boolean(),
    dusun: z.string(),
    rw: z.string(),
    rt: z.string(),
    headName: z.string(),
    id: z.uuid(),
  }),
});

/** Sealed, since it names a family. */
export function sealPackCursor(villageCode: string, selection: Selection, cursor: PackCursor): string {
  return seal(JSON.stringify({ of: nameOf(villageCode, selection), ...cursor }));
}

/** Null, which begins anew, for one that was made up, belongs to another selection, or was sealed with a key that is gone. */
export function openPackCursor(villageCode: string, selection: Selection, token: string | null): PackCursor | null {
  if (token === null) return null;
  try {
    const { of, ...cursor } = schema.parse(JSON.parse(unseal(token)));
    return of === nameOf(villageCode, selection) ? cursor : null;
  } catch {
    return null;
  }
}

function nameOf(villageCode: string, selection: Selection): string {
  return createHash("sha256")
    .update(JSON.stringify([villageCode, selection]))
    .digest("base64url")
    .slice(0, 16);
}
