import { getTranslations } from "next-intl/server";
import { problemLabels } from "@/components/user/labels";
import type { AddKeyLabels } from "./add-key";
import type { LinkGrantLabels } from "./link-grant";
import type { SetHostsLabels } from "./set-hosts";

const HOST_PROBLEMS = [
  "HOST",
  "NOT_LISTED",
  "NO_ADDRESS",
  "TOO_LONG",
  "NOT_HTTPS",
  "CREDENTIALS",
  "FRAGMENT",
  "NUMBER",
] as const;
const KEY_PROBLEMS = ["NO_KEY", "PRIVATE_KEY", "KIND", "TWICE"] as const;

async function dialogWords() {
  const [admin, problem] = await Promise.all([getTranslations("admin.act"), problemLabels()]);
  return { saving: admin("working"), cancel: admin("cancel"), problem };
}

export async function setHostsLabels(): Promise<SetHostsLabels> {
  const [t, words] = await Promise.all([getTranslations("api.partner"), dialogWords()]);
  return {
    ...words,
    open: t("setHosts"),
    title: t("setHostsTitle"),
    lead: t("setHostsLead"),
    save: t("save"),
    saved: t("hostsSaved"),
    hosts: t("hosts"),
    hostsHint: t("hostsHint"),
    callback: t("callback"),
    callbackHint: t("callbackHint"),
    wrong: Object.fromEntries(HOST_PROBLEMS.map((code) => [code, t(`wrong.${code}`)])),
  };
}

export async function addKeyLabels(): Promise<AddKeyLabels> {
  const [t, words] = await Promise.all([getTranslations("api.partner"), dialogWords()]);
  return {
    ...words,
    open: t("addKey"),
    title: t("addKeyTitle"),
    lead: t("addKeyLead"),
    save: t("save"),
    saved: t("keySaved"),
    key: t("key"),
    keyHint: t("keyHint"),
    wrong: Object.fromEntries(KEY_PROBLEMS.map((code) => [code, t(`wrong.${code}`)])),
  };
}

export async function linkGrantLabels(): Promise<LinkGrantLabels> {
  const [t, words] = await Promise.all([getTranslations("api.partner"), dialogWords()]);
  return {
    ...words,
    open: t("link"),
    title: t("linkTitle"),
    lead: t("linkLead"),
    save: t("link"),
    saved: t("linked"),
    request: t("request"),
    choose: t("choose"),
    missing: t("chooseFirst"),
  };
}
