"use client";

import { useLocale, useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { LessonView } from "@/components/training/lesson-view";
import { SupplementCard } from "@/components/training/supplement-card";
import { buttonClass } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { PackSupplement } from "@/lib/domain/field/pack";
import { moduleOf } from "@/lib/domain/training/curriculum";
import { readingMinutes } from "@/lib/domain/training/lesson";
import { isModuleCode, MODULE_CODES, MODULE_HOURS } from "@/lib/domain/training/module";
import { formatDate, formatDay, type TimeZone } from "@/lib/i18n/formats";

export interface LessonScreenProps {
  readonly code: string;
  /** What regions add, of all modules. */
  readonly supplements: readonly PackSupplement[];
  readonly zone: TimeZone;
}

/** One module to read, as the portal shows it. Pages that it leads to need the portal, so here they are named and not linked. */
export function LessonScreen({ code, supplements, zone }: LessonScreenProps) {
  const t = useTranslations("training");
  return (
    <div className="pb-6">
      <p className="mb-1">
        <a href="#/belajar" className={buttonClass("quiet", "normal", "-ms-4")}>
          <Icon name="arrow-left" />
          {t("field.back")}
        </a>
      </p>
      {isModuleCode(code) ? (
        <>
          <Lesson code={code} />
          <Added supplements={supplements.filter(({ module }) => module === code)} zone={zone} />
        </>
      ) : (
        <>
          <FieldHeading title={t("field.missing")} />
          <EmptyState title={t("field.missing")} icon="book-open">
            {t("field.lead")}
          </EmptyState>
        </>
      )}
    </div>
  );
}

function Added({ supplements, zone }: Pick<LessonScreenProps, "supplements" | "zone">) {
  const t = useTranslations("training.supplement");
  const locale = useLocale();
  return (
    <div className="mt-8 grid grid-cols-1 gap-4">
      {supplements.map(({ regionCode, regionLabel, body, version, writerName, writtenAt }) => (
        <SupplementCard
          key={regionCode}
          title={t("from", { region: regionLabel })}
          body={body}
          by={t("by", { version, name: writerName, day: formatDay(new Date(writtenAt), zone, locale, "long") })}
        />
      ))}
    </div>
  );
}

function Lesson({ code }: { readonly code: Parameters<typeof moduleOf>[0] }) {
  const t = useTranslations("training");
  const locale = useLocale();
  const { version, date, lesson } = moduleOf(code);
  const shown = lesson[locale];
  return (
    <article onClickCapture={stayHere}>
      <FieldHeading title={shown.title} />
      <p className="mb-3">{shown.purpose}</p>
      <p className="flex flex-wrap gap-x-3 text-sm text-muted">
        <span>{t("number", { number: MODULE_CODES.indexOf(code) + 1 })}</span>
        <span className="font-semibold text-ink">{t("jp", { hours: MODULE_HOURS[code] })}</span>
        <span>{t("reading", { minutes: readingMinutes(shown) })}</span>
        <span>{t("version", { version, date: formatDate(date, locale) })}</span>
      </p>
      <LessonView lesson={shown} reachable={[]} />
    </article>
  );
}

/** The hash names the screen here: a link to a part of the lesson moves the view and leaves the address as it is. */
function stayHere(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const id = link?.getAttribute("href")?.slice(1) ?? "";
  const part = id === "" || id.startsWith("/") ? null : document.getElementById(id);
  if (part === null) return;
  event.preventDefault();
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  part.scrollIntoView();
}
