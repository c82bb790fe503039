"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-name";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import type { SessionState } from "@/lib/client/draft/draft-state";
import { countUnsent } from "@/lib/client/draft/patch-queue";
import { formatTime, type TimeZone } from "@/lib/i18n/formats";

export interface SaveStatusProps {
  readonly session: DraftSession;
  readonly timeZone: TimeZone;
  /** Shown only when something stands in the way: for places far from the title. */
  readonly onlyTrouble?: boolean;
}

/** Where the typing is: on this device, at the portal, or not there yet. Never says more than is so. */
export function SaveStatus({ session, timeZone, onlyTrouble = false }: SaveStatusProps) {
  const t = useTranslations("form.status");
  const locale = useLocale();
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  const { icon, tone, device, link } = describe(state);
  const isCalm =
    link === "none" ||
    (link === "calm" && device !== "unavailable") ||
    link === "sent" ||
    link === "nothing" ||
    link === "waiting" ||
    link === "sending";
  if (onlyTrouble && isCalm) return null;
  const time = (at: number) => formatTime(new Date(at), timeZone, locale);
  const parts = [
    device === "saved" && state.device.kind === "saved" ? t("saved", { time: time(state.device.at) }) : null,
    device === "writing" ? t("writing") : null,
    device === "unavailable" ? t("unavailable") : null,
    link === "sent" && state.sentAt !== null ? t("sent", { time: time(state.sentAt) }) : null,
    link === "nothing" ? t("nothing") : null,
    link === "calm" ? t("calm") : null,
    link === "onScreen" ? t("onScreen") : null,
    link === "waiting" || link === "sending" ? t(link) : null,
    link === "offline" ? t("offline", { count: countUnsent(state.local) }) : null,
    link === "signIn" ? t("signIn", { count: countUnsent(state.local) }) : null,
    link === "stopped" ? t("stopped", { count: countUnsent(state.local) }) : null,
    link === "conflict" ? t("conflict", { count: state.local.conflicts.length }) : null,
  ].filter((part) => part !== null);
  return (
    <p
      className={`flex items-center gap-1.5 text-sm ${tone}`}
      {...(onlyTrouble ? {} : { "data-testid": "save-status" })}
    >
      <Icon name={icon} className="size-4" />
      <span>{parts.join(", ")}</span>
    </p>
  );
}

type LinkWord =
  | "none"
  | "calm"
  | "onScreen"
  | "sent"
  | "nothing"
  | "waiting"
  | "sending"
  | "offline"
  | "signIn"
  | "stopped"
  | "conflict";

interface Described {
  readonly icon: IconName;
  readonly tone: string;
  readonly device: "saved" | "writing" | "unavailable" | null;
  readonly link: LinkWord;
}

/** In the field: what counts is whether it is on the disk. */
function describeWaiting(device: Described["device"], local: SessionState["local"]): Described {
  if (device === "unavailable")
    return {
      icon: "octagon-alert",
      tone: "font-semibold text-cabai",
      device,
      link: countUnsent(local) === 0 ? "calm" : "onScreen",
    };
  if (local.conflicts.length > 0)
    return { icon: "triangle-alert", tone: "font-semibold text-kunyit", device, link: "conflict" };
  return { icon: "hard-drive", tone: "text-muted", device, link: device === null ? "calm" : "none" };
}

function describe({ device, link, local, sentAt, waits }: SessionState): Described {
  const where = device.kind === "nothing" ? null : device.kind;
  if (waits) return describeWaiting(where, local);
  const calm = { tone: "text-muted", device: where };
  if (link.kind === "stopped")
    return {
      icon: "octagon-alert",
      tone: "font-semibold text-cabai",
      device: where,
      link: link.code === "UNAUTHENTICATED" ? "signIn" : "stopped",
    };
  if (link.kind === "offline")
    return { icon: "cloud-off", tone: "font-semibold text-kunyit", device: where, link: "offline" };
  if (local.conflicts.length > 0)
    return { icon: "triangle-alert", tone: "font-semibold text-kunyit", device: where, link: "conflict" };
  if (link.kind === "waiting" || link.kind === "sending")
    return { ...calm, icon: link.kind === "sending" ? "refresh-cw" : "hard-drive", link: link.kind };
  return { ...calm, icon: "cloud-check", link: sentAt === null ? "nothing" : "sent" };
}
