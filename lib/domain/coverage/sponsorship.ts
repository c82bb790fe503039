import * as z from "zod";
import { findCounted } from "./counted";
import { findOffice } from "./office";

/** Provinces and regencies have offices with a budget; nobody else can sponsor a variable. */
export function hasOffices(regionCode: string): boolean {
  return /^\d{2}(\d{2})?$/.test(regionCode);
}

export const PROGRAMME_LENGTH = { min: 5, max: 200 } as const;
export const BUDGET_LINE_LENGTH = { min: 3, max: 120 } as const;
/** Ten thousand billion rupiah: more than any region spends, so that a slip of zeros is noticed. */
export const MOST_RUPIAH = 10_000_000_000_000;

const budgetSchema = z.strictObject({
  line: z.string().trim().min(BUDGET_LINE_LENGTH.min).max(BUDGET_LINE_LENGTH.max),
  year: z.number().int().min(2020).max(2100),
  amountRupiah: z.number().int().min(1).max(MOST_RUPIAH),
});
export type Budget = z.infer<typeof budgetSchema>;

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

/** A budget of the year before may still be entered, and one decided for the year after next. */
export function isBudgetYear(year: number, thisYear: number): boolean {
  return year >= thisYear - 1 && year <= thisYear + 2;
}

/** True while the office pays: a budget is for its year and says nothing of the next. */
export function paysIn(budget: Budget | null, year: number): boolean {
  return budget?.year === year;
}

/** Where a sponsorship counts: in its region and in all areas inside it. */
export function isSponsoredIn(regionCode: string, areaCode: string): boolean {
  return areaCode.startsWith(regionCode);
}
