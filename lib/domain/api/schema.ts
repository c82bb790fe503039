import * as z from "zod";
import type { Text } from "../variable/variable";
import { MAX_LIMIT, USUAL_LIMIT } from "./paging";

/** What a schema's part means, for the document. */
export const MEANINGS = z.registry<{ readonly text: Text }, z.core.$ZodType>();

/** A schema with its meaning in both languages. */
export function told<Schema extends z.ZodType>(schema: Schema, id: string, en: string): Schema {
  const own = schema.clone();
  MEANINGS.add(own, { text: { id, en } });
  return own;
}

export const regionCodeSchema = z.string().regex(/^(0|[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10})$/);
export const publicIdSchema = z
  .string()
  .regex(/^[0-9]{4}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
export const instantSchema = z.iso.datetime();

export const limitParam = told(
  z.coerce.number().int().min(1).max(MAX_LIMIT).default(USUAL_LIMIT),
  "Paling banyak berapa baris dalam satu halaman.",
  "How many lines a page has at the most.",
);
export const cursorParam = told(
  z.string().min(1).max(900).optional(),
  "Penanda halaman: nilai `next` dari jawaban sebelumnya, apa adanya. Hanya berlaku untuk alamat dan saringan yang sama.",
  "Place to go on from: `next` of the answer before, as it is. Good for the same address and filters alone.",
);
export const nextSchema = told(
  z.string().nullable(),
  "Penanda halaman berikutnya; null pada halaman terakhir.",
  "Place of the next page; null on the last.",
);

/** A count as a reader may see it: rounded, or withheld. */
export const figureSchema = told(
  z.number().nullable(),
  "Angka; null berarti disembunyikan karena terlalu kecil atau akan membuka angka kecil lain.",
  "A figure; null is withheld, being small or giving a small one away.",
);
