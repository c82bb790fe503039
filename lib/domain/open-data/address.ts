import { addressOf } from "../list/address";
import { findDataset, publishes } from "./dataset";

/** Addresses of open data, the same for people and machines. */
export const CATALOGUE_PATH = "/data";

/** Where a page of the catalogue begins: after this dataset of this region. */
export interface CataloguePlace {
  readonly regionCode: string;
  readonly dataset: string;
}

/** The catalogue of one region or of all, from a place on. */
export function cataloguePath(regionCode: string, after: CataloguePlace | null): string {
  const sesudah = after === null ? "" : `${after.regionCode}.${after.dataset}`;
  return addressOf(CATALOGUE_PATH, { wilayah: regionCode, sesudah });
}

/** The place of an address; null where it is none. */
export function placeIn(text: string): CataloguePlace | null {
  const [, regionCode = "", dataset = ""] = /^(\d+)\.([a-z-]+)$/.exec(text) ?? [];
  return isAddress(regionCode, dataset) ? { regionCode, dataset } : null;
}

export function datasetPath(regionCode: string, dataset: string): string {
  return `${CATALOGUE_PATH}/${regionCode}/${dataset}`;
}

export function filePath(regionCode: string, dataset: string, edition: number): string {
  return `${datasetPath(regionCode, dataset)}/${edition}.csv`;
}

/** The number in `3.csv`; null for anything else. */
export function editionIn(name: string): number | null {
  const number = /^([1-9]\d{0,8})\.csv$/.exec(name)?.[1];
  return number === undefined ? null : Number(number);
}

/** Files that are the same for everybody: they say themselves how long they may be kept, where a page may never be. */
export function isOpenFile(path: string): boolean {
  return /^\/data\/(?:[^/]+\/[^/]+\/[^/]+\.csv|katalog\.(?:jsonld|ttl)|metadata\/unduh)$/.test(path);
}

/** Whether an address may lead to a dataset at all. */
export function isAddress(regionCode: string, dataset: string): boolean {
  return publishes(regionCode) && findDataset(dataset) !== null;
}
