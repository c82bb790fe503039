"use client";

import { useTranslations } from "next-intl";
import { FieldHeading } from "@/components/field/field-heading";
import { LinkRow, LinkRows } from "@/components/field/link-row";
import { useTyped } from "@/components/field/outbox/sync-state";
import { useWhen } from "@/components/field/use-when";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import type { Item } from "@/lib/client/field/outbox";
import { SyncLine } from "./sync-line";
import { useWork } from "./work-context";

/** What waits for the person, what has not gone out, and the way to the next house. */
export function WorkHome() {
  const t = useTranslations("work.home");
  const frame = useWork((state) => state.frame);
  const unreadable = useWork((state) => state.unreadable);
  return (
    <>
      <FieldHeading title={frame?.villageName ?? t("title")} />
      <SyncLine />
      {unreadable === 0 ? null : (
        <div className="mb-4">
          <Alert tone="attention">{t("unreadable", { count: unreadable })}</Alert>
        </div>
      )}
      <Waits />
      <NextHouse />
      <Ways />
    </>
  );
}

/** What waits for the person or for the network, as the outbox counts it. */
function useUnsent(): { readonly needsYou: readonly Item[]; readonly waiting: readonly Item[] } {
  const items = useWork((state) => state.items);
  return {
    needsYou: items.filter(({ state }) => state === "needs-you"),
    waiting: items.filter(({ state }) => state === "waiting" || state === "sending"),
  };
}

const GONE_SHOWN = 5;

/** Families that lay here and are this person's no more: each until they have read why. */
function GoneRows() {
  const t = useTranslations("work.goneFamily");
  const gone = useWork((state) => state.gone);
  return gone.slice(0, GONE_SHOWN).map(({ id, headName, story }) => (
    <LinkRow key={id} href={`#/keluarga/${id}`} icon="triangle-alert" tone="text-kunyit" title={headName}>
      <span>{story?.kind === "moved" ? t("moved", { to: story.toName ?? t("elsewhere") }) : t("title")}</span>
    </LinkRow>
  ));
}

function Waits() {
  const t = useTranslations("work.home");
  const when = useWhen();
  const families = useWork(({ index }) => index?.families);
  const records = useWork((state) => state.records);
  const { needsYou, waiting } = useUnsent();
  const since = Math.min(...waiting.map((item) => item.since ?? Infinity));
  const returned = families?.filter(({ draft }) => draft?.state === "returned").length ?? 0;
  return (
    <LinkRows className="mb-5">
      {returned > 0 ? (
        <LinkRow href="#/keluarga" icon="undo-2" tone="text-cabai" title={t("returned", { count: returned })} />
      ) : null}
      <GoneRows />
      {needsYou.length > 0 ? (
        <LinkRow
          href="#/kirim"
          icon="triangle-alert"
          tone="text-cabai"
          title={t("needsYou", { count: needsYou.length })}
        />
      ) : null}
      {records
        .filter(({ isTyped }) => isTyped)
        .map((record) => (
          <LinkRow key={record.id} href={`#/isi/${record.id}`} icon="pencil" title={record.headName || t("newFamily")}>
            <span>{t("working")}</span>
          </LinkRow>
        ))}
      {waiting.length > 0 ? (
        <LinkRow href="#/kirim" icon="hard-drive" tone="text-kunyit" title={t("waiting", { count: waiting.length })}>
          {since === Infinity ? null : <span>{t("since", { time: when(since) })}</span>}
        </LinkRow>
      ) : null}
    </LinkRows>
  );
}

function NextHouse() {
  const t = useTranslations("work.home");
  const hasFamilies = useWork(({ index }) => (index?.families.length ?? 0) > 0);
  if (hasFamilies)
    return (
      <a href="#/keluarga" className={buttonClass("primary", "normal", "mb-5 w-full")}>
        <Icon name="users" />
        {t("update")}
      </a>
    );
  return (
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
  );
}

function Ways() {
  const t = useTranslations("work.home");
  const when = useWhen();
  const index = useWork((state) => state.index);
  const frame = useWork((state) => state.frame);
  const typed = useTyped();
  const { needsYou, waiting } = useUnsent();
  return (
    <LinkRows className="my-5">
      {index === null ? null : (
        <LinkRow href="#/keluarga" icon="users" title={t("list")}>
          <span>{t("listHint", { count: index.families.length, time: when(index.takenAt) })}</span>
        </LinkRow>
      )}
      {frame?.mayRegister === true ? (
        <LinkRow href="#/keluarga/baru" icon="user-plus" title={t("newFamily")}>
          <span>{t("newFamilyHint")}</span>
        </LinkRow>
      ) : null}
      {index === null ? null : <LinkRow href="#/peta" icon="map-pin" title={t("map")} />}
      <LinkRow href="#/bawa" icon="download" title={t("take")}>
        <span>{t("takeHint")}</span>
      </LinkRow>
      {frame !== null && frame.checks.length > 0 ? (
        <LinkRow href="#/cek" icon="clipboard-check" title={t("checks")}>
          <span>{t("checksHint", { count: frame.checks.length })}</span>
        </LinkRow>
      ) : null}
      <LinkRow href="#/kirim" icon="send" title={t("outbox")}>
        {waiting.length + needsYou.length + typed === 0 ? <span>{t("allSent")}</span> : null}
      </LinkRow>
      <LinkRow href="#/belajar" icon="book-open" title={t("learn")} />
      <LinkRow href="#/perangkat" icon="smartphone" title={t("device")}>
        <span>{t("deviceHint")}</span>
      </LinkRow>
    </LinkRows>
  );
}
