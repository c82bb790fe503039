/** Whether a region may have items and requirements of its own: a province or a regency. */
export function hasRegionalItems(regionCode: string): boolean {
  return /^\d{2}(\d{2})?$/.test(regionCode);
}

/** A regency's items are asked beside its province's. */
export function regionsAbove(regionCode: string): readonly string[] {
  return regionCode.length > 2 ? [regionCode.slice(0, 2), regionCode.slice(0, 4)] : [regionCode];
}
