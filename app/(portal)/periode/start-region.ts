/** Where the page opens: the grant's own region, or its regency where the grant is for a district or a village. */
export function startRegion(regionCode: string): string {
  return regionCode.length > 4 ? regionCode.slice(0, 4) : regionCode;
}
