"use client";

import { useTranslations } from "next-intl";
import { hashOf } from "@/components/field/route";
import { useWhen } from "@/components/field/use-when";
import { Icon } from "@/components/ui/icon";
import { ItemStateBadge } from "./item-state";
import { formPath, type OutboxLine } from "./outbox-lines";
import { useName } from "./use-name";

/** A record that asks nothing of its person: whom it is about, how much, since when. */
export function LineRow({ line }: { readonly line: OutboxLine }) {
  const t = useTranslations("outbox");
  const when = useWhen();
  const name = useName()(line);
  const { item } = line;
  const facts =
    item === null
      ? []
      : [
          item.open > 0 ? t("open", { count: item.open }) : null,
          item.photos > 0 ? t("photos", { count: item.photos }) : null,
          item.state === "taken" && item.takenAt !== null ? t("takenAt", { when: when(item.takenAt) }) : null,
          item.state !== "taken" && item.since !== null ? t("since", { when: when(item.since) }) : null,
        ].filter((fact) => fact !== null);
  return (
    <li>
      <a
        href={hashOf(item === null ? formPath(line.id, line.what) : `/kirim/${line.id}`)}
        className="flex min-h-14 items-center gap-3 px-4 py-2.5 no-underline hover:bg-laut-wash"
      >
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 grow basis-56">
            <span className="block font-semibold text-ink wrap-anywhere">{name}</span>
            {facts.length === 0 ? null : <span className="block text-sm text-muted">{facts.join(", ")}</span>}
          </span>
          <ItemStateBadge state={item?.state ?? "typed"} />
        </span>
        <Icon name="chevron-right" className="size-5 shrink-0 text-muted" />
      </a>
    </li>
  );
}
