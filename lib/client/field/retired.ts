import type { Workplace } from "./workplace";

type Place = Pick<Workplace, "retire" | "stop" | "forms" | "goOnWith"> & {
  readonly keys: Pick<Workplace["keys"], "userId">;
};

/** Workplaces whose screen was locked, while they still send. */
export class Retired {
  private places: readonly Place[] = [];

  add(place: Place): void {
    place.retire();
    this.places = [...this.places, place];
  }

  /** The same lock is open again: from now on that one sends, and has the forms that were open, and the earlier ends after its round. */
  giveWay(opened: Pick<Place, "keys" | "goOnWith">): void {
    const { userId } = opened.keys;
    for (const place of this.places) {
      if (place.keys.userId !== userId) continue;
      place.stop();
      opened.goOnWith(place);
    }
    this.places = this.places.filter(({ keys }) => keys.userId !== userId);
  }
}
