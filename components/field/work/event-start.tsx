"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { eventGroups } from "@/components/event/event-groups";
import { EventPicker } from "@/components/event/event-picker";
import { FieldHeading } from "@/components/field/field-heading";
import { KeepAlert } from "@/components/field/keep-alert";
import { useKeeping } from "@/components/field/use-keeping";
import { goTo } from "@/components/field/use-route";
import { Waiting } from "@/components/field/waiting";
import { beginEvents } from "@/lib/client/field/beginnings";
import { EVENT_CODES } from "@/lib/domain/event/definition";
import type { PackFamily } from "@/lib/domain/field/pack";
import { useToday } from "./use-today";
import { useWork, useWorkplace } from "./work-context";

/** "What happened?", for what a form of one family can tell; what concerns a second family has its desk in the portal. */
export default function EventStart({ id }: { readonly id: string }) {
  const t = useTranslations("work");
  const words = useTranslations("event");
  const locale = useLocale();
  const workplace = useWorkplace();
  const frame = useWork((state) => state.frame);
  const today = useToday();
  const [family, setFamily] = useState<PackFamily | null | "reading">("reading");
  const { isBusy, unkept, keep } = useKeeping();
  useEffect(() => {
    void workplace.family(id).then(setFamily);
  }, [workplace, id]);
  if (family === "reading") return <Waiting label={t("form.loading")} />;
  if (family === null || frame === null) return <FieldHeading title={t("family.missing")} />;
  const start = async (codes: readonly string[]) => {
    const chosen = EVENT_CODES.filter((code) => codes.includes(code));
    const record = beginEvents(family, frame, chosen, { newId: workplace.parts.newId, now: Date.now(), today });
    if (record === null) return;
    await workplace.keep(record);
    goTo(`#/isi/${record.id}`, true);
  };
  const here = eventGroups(locale, family.id, (group) => words(`group.${group}`))
    .map((group) => ({ ...group, choices: group.choices.filter(({ href }) => href === null) }))
    .filter(({ choices }) => choices.length > 0);
  return (
    <>
      <FieldHeading title={t("event.title")} />
      <p className="mb-4 text-lg">{family.headName}</p>
      <KeepAlert trouble={unkept} />
      <EventPicker
        groups={here}
        words={{
          start: t("event.start"),
          none: t("event.none"),
          together: words("together"),
          elsewhere: words("elsewhere"),
        }}
        busy={isBusy}
        problem={null}
        onStart={(codes) => void keep(() => start(codes))}
      />
      <p className="mt-4 text-sm text-muted">{t("event.online")}</p>
    </>
  );
}
