import type { Conversion } from "./conversion";
import { DTSEN_CONVERSIONS } from "./to-dtsen";
import { REGSOSEK_CONVERSIONS } from "./to-regsosek";

/** All of `questionnaire.md` 1.8 that goes one way. Industry, occupation, income and bank account go neither way. */
export const CONVERSIONS: readonly Conversion[] = [...DTSEN_CONVERSIONS, ...REGSOSEK_CONVERSIONS];
