/**
 * What has become of a family (household.status). Not found is a flag that any later update lifts; a closed family lives on
 * elsewhere, or has nobody left, and its record is for reading.
 */
export const HOUSEHOLD_STATUS = { active: 1, notFound: 2, closed: 3 } as const;
