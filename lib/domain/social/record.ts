import * as z from "zod";
import { told } from "../api/schema";

/** An identifier: `NOMOR_KELUARGA` and `NOMOR_ANGGOTA` are made for one grant alone; `KK` and `UIN` are the card's and the person's own. */
export const IDENTIFIER_TYPES = ["UIN", "KK", "NOMOR_KELUARGA", "NOMOR_ANGGOTA"] as const;
const identifierSchema = z.strictObject({
  "@type": z.literal("Identifier"),
  identifier_type: z.enum(IDENTIFIER_TYPES),
  identifier_value: z.string(),
});

const addressSchema = z.strictObject({
  "@type": z.literal("Address"),
  address_line_1: z.string().optional(),
  locality: z.string().optional(),
  sub_region_code: z.string().optional(),
  region_code: z.string().optional(),
  country_code: z.literal("ID"),
});

/** What the profile has no place for, by the codebook's name. */
const attributesSchema = told(
  z.array(z.strictObject({ key: z.string(), value: z.string() })),
  "Isian DTSEN lainnya menurut nama di buku kode, sebagai kode DTSEN.",
  "Other DTSEN variables by their name in the codebook, as DTSEN codes.",
);

/** The person (`SRPerson`). */
export const personSchema = z.strictObject({
  "@type": z.literal("SRPerson"),
  identifier: z.array(identifierSchema),
  name: z.strictObject({ "@type": z.literal("Name"), given_name: z.string() }).optional(),
  sex: z.enum(["male", "female"]).optional(),
  birth_date: told(
    z.string().optional(),
    "YYYY-MM-DD; hanya tahun bila tingkat izin mengasarkannya.",
    "YYYY-MM-DD; the year alone where the grant's level is coarse.",
  ),
  address: z.array(addressSchema).optional(),
});

/** One of the family (`Member`). */
export const memberSchema = z.strictObject({
  "@context": z.string().optional(),
  "@type": z.literal("Member"),
  member_identifier: z.array(identifierSchema),
  demographic_info: personSchema,
  related_person: z
    .array(z.strictObject({ "@type": z.literal("RelatedPerson"), relationship_type: z.string() }))
    .optional(),
  marital_status: z.enum(["S", "M", "D", "W"]).optional(),
  employment_status: z.enum(["4", "5", "6", "8"]).optional(),
  education_level: z.enum(["1", "2", "3", "5", "6", "7", "8"]).optional(),
  additional_attributes: attributesSchema.optional(),
});

/** A family (`Group`). */
export const groupSchema = z.strictObject({
  "@context": z.string(),
  "@type": z.literal("Group"),
  group_identifier: z.array(identifierSchema),
  group_type: told(z.literal("3"), "3: keluarga.", "3: family."),
  address: z.array(addressSchema).optional(),
  poverty_score: z.number().optional(),
  poverty_score_type: z.literal("DTSEN_DECILE_NATIONAL").optional(),
  group_head_info: memberSchema.optional(),
  group_size: z.number().int().optional(),
  member_list: z.array(memberSchema).optional(),
  additional_attributes: attributesSchema.optional(),
});

/** A person on its own, not inside a member. */
const loosePersonSchema = personSchema.extend({ "@context": z.string() });

export const recordSchema = z.union([groupSchema, memberSchema, loosePersonSchema]);
export type SocialRecord = z.infer<typeof recordSchema>;
export type GroupRecord = z.infer<typeof groupSchema>;
export type MemberRecord = z.infer<typeof memberSchema>;
export type PersonRecord = z.infer<typeof personSchema>;
export type Identifier = z.infer<typeof identifierSchema>;
export type Address = z.infer<typeof addressSchema>;
