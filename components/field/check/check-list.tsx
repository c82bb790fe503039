"use client";

import { useLocale, useTranslations } from "next-intl";
import { FieldHeading } from "@/components/field/field-heading";
import { LinkRow, LinkRows } from "@/components/field/link-row";
import { useRead } from "@/components/field/use-read";
import { Waiting } from "@/components/field/waiting";
import { useWork, useWorkplace } from "@/components/field/work/work-context";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-name";
import type { Tone } from "@/components/ui/tone";
import { listVisits, type VisitLine, type VisitState } from "@/lib/client/field/check";
import { formatDay } from "@/lib/i18n/formats";

const LOOK = {
  open: { tone: "neutral", icon: "circle-dashed" },
  begun: { tone: "info", icon: "pencil" },
  given: { tone: "attention", icon: "clock" },
  sent: { tone: "success", icon: "circle-check" },
} as const satisfies Record<VisitState, { tone: Tone; icon: IconName }>;

/** The ground checks that came along: whom to visit, where, and until when. */
export default function CheckList() {
  const t = useTranslations("fieldVisit");
  const workplace = useWorkplace();
  const frame = useWork((state) => state.frame);
  const items = useWork((state) => state.items);
  const lines = useRead(async () => (frame === null ? [] : listVisits(workplace.parts, frame)), items);
  if (lines === null) return <Waiting label={t("loading")} />;
  return (
    <div className="space-y-5 pb-6">
      <div>
        <FieldHeading title={t("title")} />
        <p>{t("lead")}</p>
      </div>
      {lines.length === 0 ? (
        <EmptyState
          title={t("noneTitle")}
          icon="clipboard-check"
          action={
            <a href="#/bawa" className={buttonClass("primary")}>
              <Icon name="download" />
              {t("take")}
            </a>
          }
        >
          {t("none")}
        </EmptyState>
      ) : (
        <LinkRows>
          {lines.map((line) => (
            <Line key={line.page.id} line={line} />
          ))}
        </LinkRows>
      )}
    </div>
  );
}

function Line({ line: { page, state } }: { readonly line: VisitLine }) {
  const t = useTranslations("fieldVisit");
  const locale = useLocale();
  const zone = useWork(({ frame }) => frame?.timeZone ?? "Asia/Jakarta");
  const skewMs = useWork((each) => each.skewMs ?? 0);
  const isToDo = state === "open" || state === "begun";
  const isLate = isToDo && page.dueAt.getTime() < Date.now() + skewMs;
  return (
    <LinkRow
      href={`#/cek/${page.id}`}
      title={page.headName}
      badge={<Badge {...LOOK[state]}>{t(`state.${state}`)}</Badge>}
    >
      <span>{page.place}</span>
      {isToDo ? (
        <span className={isLate ? "font-semibold text-cabai" : ""}>
          {t(isLate ? "late" : "due", { when: formatDay(page.dueAt, zone, locale, "long") })}
        </span>
      ) : null}
    </LinkRow>
  );
}
