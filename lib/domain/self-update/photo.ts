/** What a family's picture shows. */
export const PHOTO_SHOWS = ["house", "card", "other"] as const;
export type PhotoShows = (typeof PHOTO_SHOWS)[number];

export function readPhotoShows(text: string): PhotoShows | null {
  return PHOTO_SHOWS.find((one) => one === text) ?? null;
}

/** The house, the card, and one thing more: of a family and its letter, so of a year. */
export const MOST_PHOTOS = 3;

/** As a phone takes them: without script nothing makes them smaller first. Bytes. */
export const MOST_PHOTO_BYTES = 4 * 1024 * 1024;

/** Why a picture was not taken. */
export const PHOTO_FAULTS = ["none", "large", "kind", "small", "many", "sent"] as const;
export type PhotoFault = (typeof PHOTO_FAULTS)[number];
