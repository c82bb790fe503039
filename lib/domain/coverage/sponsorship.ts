import * as z from "zod";
import { BUDGET_LINE_LENGTH, type Budget, MOST_RUPIAH, PROGRAMME_LENGTH } from "./budget";
import { findCounted } from "./counted";
import { findOffice } from "./office";

/** Provinces and regencies have offices with a budget; nobody else can sponsor a variable. */
export function hasOffices(regionCode: string): boolean {
  return /^\d{2}(\d{2})?$/.test(regionCode);
}

const budgetSchema: z.ZodType<Budget> = z.strictObject({
  line: z.string().trim().min(BUDGET_LINE_LENGTH.min).max(BUDGET_LINE_LENGTH.max),
  year: z.number().int().min(2020).max(2100),
  amountRupiah: z.number().int().min(1).max(MOST_RUPIAH),
});

/** What an office says of a variable: it uses it, for what, and whether it pays for keeping it up to date. */
export const sponsorshipSchema = z.strictObject({
  variable: z.string().refine((name) => findCounted(name) !== null),
  office: z.string().refine((name) => findOffice(name) !== null),
  /** The programme or decision that needs it. */
  programme: z.string().trim().min(PROGRAMME_LENGTH.min).max(PROGRAMME_LENGTH.max),
  /** null: it uses the variable and pays nothing for it. */
  budget: budgetSchema.nullable(),
});
export type SponsorshipContent = z.infer<typeof sponsorshipSchema>;

/** Where a sponsorship counts: in its region and in all areas inside it. */
export function isSponsoredIn(regionCode: string, areaCode: string): boolean {
  return areaCode.startsWith(regionCode);
}
