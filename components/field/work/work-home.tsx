"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FieldHeading } from "@/components/field/field-heading";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-name";
import { formatInstant } from "@/lib/i18n/formats";
import { SyncLine } from "./sync-line";
import { useWork } from "./work-context";

/** What waits for the person, what has not gone out, and the way to the next house. */
export function WorkHome() {
  const t = useTranslations("work.home");
  const locale = useLocale();
  const index = useWork((state) => state.index);
  const frame = useWork((state) => state.frame);
  const items = useWork((state) => state.items);
  const records = useWork((state) => state.records);
  const unreadable = useWork((state) => state.unreadable);
  const zone = frame?.timeZone ?? "Asia/Jakarta";
  const when = (at: number) => formatInstant(new Date(at), zone, locale);
  const needsYou = items.filter(({ state }) => state === "needs-you").length;
  const waiting = items.filter(({ state }) => state === "waiting" || state === "sending");
  const since = waiting.reduce<number | null>(
    (oldest, item) => Math.min(oldest ?? Infinity, item.since ?? Infinity),
    null,
  );
  const returned = index?.families.filter(({ draft }) => draft?.state === "returned").length ?? 0;
  const typed = records.filter(({ isTyped }) => isTyped);
  return (
    <>
      <FieldHeading title={frame?.villageName ?? t("title")} />
      <SyncLine />
      {unreadable === 0 ? null : (
        <div className="mb-4">
          <Alert tone="attention">{t("unreadable", { count: unreadable })}</Alert>
        </div>
      )}
      <ul className="mb-5 divide-y divide-line rounded-md border border-line bg-surface empty:hidden">
        {returned > 0 ? (
          <Row href="#/keluarga" icon="undo-2" tone="text-cabai" title={t("returned", { count: returned })} />
        ) : null}
        {needsYou > 0 ? (
          <Row href="#/kirim" icon="triangle-alert" tone="text-cabai" title={t("needsYou", { count: needsYou })} />
        ) : null}
        {typed.map((record) => (
          <Row
            key={record.id}
            href={`#/isi/${record.id}`}
            icon="pencil"
            title={record.headName || t("newFamily")}
            hint={t("working")}
          />
        ))}
        {waiting.length > 0 ? (
          <Row
            href="#/kirim"
            icon="hard-drive"
            tone="text-kunyit"
            title={t("waiting", { count: waiting.length })}
            hint={since === null || since === Infinity ? null : t("since", { time: when(since) })}
          />
        ) : null}
      </ul>
      {index === null || index.families.length === 0 ? (
        <EmptyState
          title={t("none")}
          icon="users"
          action={
            <a href="#/bawa" className={buttonClass("primary")}>
              <Icon name="download" />
              {t("take")}
            </a>
          }
        >
          {t("noneText")}
        </EmptyState>
      ) : (
        <a href="#/keluarga" className={buttonClass("primary", "normal", "mb-5 w-full")}>
          <Icon name="users" />
          {t("update")}
        </a>
      )}
      <ul className="my-5 divide-y divide-line rounded-md border border-line bg-surface">
        {index === null ? null : (
          <Row
            href="#/keluarga"
            icon="users"
            title={t("list")}
            hint={t("listHint", { count: index.families.length, time: when(index.takenAt) })}
          />
        )}
        {frame?.mayRegister === true ? (
          <Row href="#/keluarga/baru" icon="user-plus" title={t("newFamily")} hint={t("newFamilyHint")} />
        ) : null}
        {index === null ? null : <Row href="#/peta" icon="map-pin" title={t("map")} />}
        <Row href="#/bawa" icon="download" title={t("take")} hint={t("takeHint")} />
        {frame !== null && frame.checks.length > 0 ? (
          <Row
            href="#/cek"
            icon="clipboard-check"
            title={t("checks")}
            hint={t("checksHint", { count: frame.checks.length })}
          />
        ) : null}
        <Row
          href="#/kirim"
          icon="send"
          title={t("outbox")}
          {...(waiting.length + needsYou === 0 ? { hint: t("allSent") } : {})}
        />
        <Row href="#/belajar" icon="book-open" title={t("learn")} />
        <Row href="#/perangkat" icon="smartphone" title={t("device")} hint={t("deviceHint")} />
      </ul>
    </>
  );
}

interface RowProps {
  readonly href: string;
  readonly icon: IconName;
  readonly title: string;
  readonly hint?: ReactNode;
  readonly tone?: string;
}

function Row({ href, icon, title, hint = null, tone = "text-laut" }: RowProps) {
  return (
    <li>
      <a href={href} className="flex min-h-14 items-center gap-3 px-4 py-2.5 no-underline hover:bg-laut-wash">
        <Icon name={icon} className={`size-6 shrink-0 ${tone}`} />
        <span className="min-w-0 flex-1">
          <span className={`block font-semibold ${tone === "text-laut" ? "text-ink" : tone}`}>{title}</span>
          {hint === null ? null : <span className="block text-sm text-muted">{hint}</span>}
        </span>
        <Icon name="chevron-right" className="size-5 text-muted" />
      </a>
    </li>
  );
}
