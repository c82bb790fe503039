import type { EventDefinition, EventGroup, EventWay } from "@/lib/domain/event/definition";
import { EVENTS } from "@/lib/domain/event/event";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Locale } from "@/lib/domain/instrument/question";
import type { EventChoice } from "./event-picker";

const GROUPS: readonly EventGroup[] = ["person", "family", "condition", "correction"];

/** Desks of their own for what a form of one family cannot tell. */
const DESKS: Readonly<Partial<Record<EventWay, (family: string) => string>>> = {
  duplicate: (family) => `/ganda/baru?keluarga=${family}`,
  "new-household": () => "/keluarga/baru",
  "transfer-in": (family) => `/pindah/baru?keluarga=${family}`,
  "transfer-out": (family) => `/keluarga/${family}/pindah`,
};

/** The kinds of events in words, grouped as people think of them; a kind whose desk does not stand yet is left out. */
export function eventGroups(
  locale: Locale,
  family: string,
  title: (group: EventGroup) => string,
  /** Desks that the reader may not go to. */
  closed: readonly EventWay[] = [],
) {
  return GROUPS.map((group) => ({
    title: title(group),
    choices: EVENTS.filter((event) => event.group === group && hasDesk(event) && !closed.includes(event.way)).map(
      (event): EventChoice => ({
        code: event.code,
        title: inLocale(event.title, locale),
        hint: inLocale(event.hint, locale),
        href: DESKS[event.way]?.(family) ?? null,
        combines: event.combines,
      }),
    ),
  }));
}

function hasDesk({ way }: EventDefinition): boolean {
  return way === "proposal" || way === "whole-form" || DESKS[way] !== undefined;
}
