import "server-only";
import { createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import * as z from "zod";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import {
  type HandoverFault,
  MAX_HANDOVER_BYTES,
  MOST_HANDOVER_OPERATIONS,
  MOST_HANDOVER_PARTS,
  MOST_HANDOVER_PHOTOS,
} from "@/lib/domain/field/handover-file";

const VERSION = 1;
const MOST_HEAD_BYTES = 2_000;
/** Photos do not get smaller by packing, text to a tenth. */
const MOST_PLAIN_BYTES = 3 * MAX_HANDOVER_BYTES;
const TAG_BYTES = 16;
const INFO = "mutakhir-handover";

const unpack = promisify(gunzip);

const anyHead = z.looseObject({ format: z.literal("dtsen"), v: z.number() });
const headSchema = z.object({
  deviceId: z.uuid(),
  ephemeralKey: z.object({ kty: z.literal("EC"), crv: z.literal("P-256"), x: z.string(), y: z.string() }),
  iv: z.string().max(24),
});
const partSchema = z
  .object({
    set: z.uuid(),
    number: z.number().int().min(1),
    of: z.number().int().min(1).max(MOST_HANDOVER_PARTS),
  })
  .refine(({ number, of }) => number <= of);
const contentSchema = z.object({
  /** Absent in what earlier builds wrote: the whole. */
  part: partSchema.optional(),
  operations: z.array(z.looseObject({ opId: z.uuid() })).max(MOST_HANDOVER_OPERATIONS),
  photos: z
    .array(
      z.object({
        id: z.uuid(),
        recordId: z.uuid(),
        startOp: z.uuid().nullable(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/i),
        base64: z.string(),
      }),
    )
    .max(MOST_HANDOVER_PHOTOS),
});

export type HandoverHead = z.infer<typeof headSchema>;
export type HandoverContent = z.infer<typeof contentSchema>;
export type HandoverPhoto = HandoverContent["photos"][number];

export interface HandoverFile {
  readonly head: HandoverHead;
  readonly sealed: Uint8Array;
}

function fault(reason: HandoverFault) {
  return refuse("UNSUPPORTED_FILE", { info: { reason } });
}

/** The first line, which says whose file it is, and the rest, which only the portal opens. */
export function splitHandover(bytes: Uint8Array): Outcome<HandoverFile> {
  if (bytes.length === 0) return fault("empty");
  const end = bytes.subarray(0, MOST_HEAD_BYTES).indexOf(0x0a);
  const line = end < 0 ? null : jsonOf(bytes.subarray(0, end));
  const named = anyHead.safeParse(line);
  if (!named.success) return fault("not-dtsen");
  if (named.data.v !== VERSION) return fault("version");
  const head = headSchema.safeParse(line);
  return head.success ? succeed({ head: head.data, sealed: bytes.subarray(end + 1) }) : fault("damaged");
}

/**
 * Opens what a device sealed to its hand-over key: ECDH P-256 with the key made for this file alone, HKDF-SHA-256, AES-256-GCM,
 * gzip, JSON. Whatever was cut or changed is `damaged`.
 * @param privateKey PKCS 8, DER
 */
export async function openHandover(
  { head, sealed }: HandoverFile,
  privateKey: Buffer,
): Promise<Outcome<HandoverContent>> {
  try {
    const packed = decrypt(keyOf(head, privateKey), Buffer.from(head.iv, "base64"), sealed);
    const plain = await unpack(packed, { maxOutputLength: MOST_PLAIN_BYTES });
    const content = contentSchema.parse(JSON.parse(plain.toString("utf8")));
    return content.operations.length + content.photos.length === 0 ? fault("empty") : succeed(content);
  } catch (error) {
    if (error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
      return refuse("TOO_LARGE");
    return fault("damaged");
  }
}

function keyOf({ ephemeralKey }: HandoverHead, privateKey: Buffer): Buffer {
  const shared = diffieHellman({
    privateKey: createPrivateKey({ key: privateKey, format: "der", type: "pkcs8" }),
    publicKey: createPublicKey({ key: ephemeralKey, format: "jwk" }),
  });
  return Buffer.from(hkdfSync("sha256", shared, Buffer.alloc(0), INFO, 32));
}

function decrypt(key: Buffer, iv: Buffer, sealed: Uint8Array): Buffer {
  if (sealed.length <= TAG_BYTES) throw new Error("nothing is sealed");
  const decipher = createDecipheriv("aes-256-gcm", key, iv);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return null;
  }
}
