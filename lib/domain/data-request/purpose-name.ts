/** What data may be asked for: a closed list (UU 27/2022 articles 27 and 28: limited, specific, bound to a purpose). */
export const REQUEST_PURPOSES = [
  "planning",
  "social-aid",
  "education",
  "health",
  "stunting",
  "housing",
  "employment",
  "business",
  "civil-registration",
  "disaster",
  "evaluation",
] as const;
export type RequestPurpose = (typeof REQUEST_PURPOSES)[number];
