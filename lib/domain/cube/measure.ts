import { SENSITIVE_CELL, SMALL_CELL } from "../dashboard/suppression";
import { type ComputedIndicator, type IndicatorUnit, isComputed } from "../indicator/indicator";
import { findIndicator } from "../indicator/registry";
import { CUTS, type Cut } from "./cut";

/** What a table counts: everybody, every family, or an indicator. */
export type Measure =
  | { readonly kind: "people" }
  | { readonly kind: "families" }
  | { readonly kind: "indicator"; readonly indicator: ComputedIndicator };

const SLUGS = { people: "orang", families: "keluarga" } as const;

export function measureBySlug(slug: string): Measure | null {
  if (slug === SLUGS.people) return { kind: "people" };
  if (slug === SLUGS.families) return { kind: "families" };
  const indicator = findIndicator(slug);
  return indicator !== null && isComputed(indicator) ? { kind: "indicator", indicator } : null;
}

export function measureSlug(measure: Measure): string {
  return measure.kind === "indicator" ? measure.indicator.code : SLUGS[measure.kind];
}

export function unitOf(measure: Measure): IndicatorUnit {
  return measure.kind === "indicator" ? measure.indicator.unit : measure.kind;
}

/** Counts below this are kept from readers who may not see families: ten where health or disability is told, else five. */
export function smallCellOf(measure: Measure, cuts: readonly Cut[]): number {
  const isSensitive =
    (measure.kind === "indicator" && measure.indicator.sensitive === true) ||
    cuts.some((cut) => "sensitive" in CUTS[cut]);
  return isSensitive ? SENSITIVE_CELL : SMALL_CELL;
}
