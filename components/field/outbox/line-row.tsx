"use client";

import { useTranslations } from "next-intl";
import { LinkRow } from "@/components/field/link-row";
import { hashOf } from "@/components/field/route";
import { useWhen } from "@/components/field/use-when";
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
    <LinkRow
      href={hashOf(item === null ? formPath(line.id, line.what) : `/kirim/${line.id}`)}
      title={name}
      badge={<ItemStateBadge state={item?.state ?? "typed"} />}
    >
      {facts.length === 0 ? null : <span>{facts.join(", ")}</span>}
      {item?.isPutOff === true ? <span className="block">{t("putOffShort")}</span> : null}
    </LinkRow>
  );
}
