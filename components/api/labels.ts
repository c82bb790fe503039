import { getTranslations } from "next-intl/server";
import { dateLabels } from "@/components/ui/date-labels";
import { problemLabels } from "@/components/user/labels";
import type { AddressProblem } from "@/lib/domain/api/hook";
import { API_SCOPES, type ApiScope } from "@/lib/domain/api/scope";
import type { AddSecretLabels } from "./add-secret";
import type { NewClientLabels } from "./new-client-form";
import type { SecretLabels } from "./secret-slip";
import type { SetHookLabels } from "./set-hook";

type KeyOf<Scope extends ApiScope> = Scope extends `${infer Noun}:${infer Verb}` ? `${Noun}-${Verb}` : never;

/** The key of a scope's words in the catalogue, which has no colons. */
export function scopeKey(scope: ApiScope): KeyOf<ApiScope> {
  return scope.replace(":", "-") as KeyOf<ApiScope>; // one colon each
}

async function secretLabels(): Promise<SecretLabels> {
  const t = await getTranslations("api.client.secret");
  return {
    heading: t("heading"),
    lead: t("lead"),
    subject: t("clientId"),
    secret: t("secret"),
    done: t("done"),
    waiting: t("waiting"),
  };
}

export async function addSecretLabels(): Promise<AddSecretLabels> {
  const [t, admin] = await Promise.all([getTranslations("api.client.act"), getTranslations("admin.act")]);
  return {
    open: t("newSecret"),
    title: t("newSecretTitle"),
    lead: t("newSecretLead"),
    save: t("newSecret"),
    saving: admin("working"),
    cancel: admin("cancel"),
    problem: await problemLabels(),
    secret: await secretLabels(),
  };
}

const ADDRESS_PROBLEMS: readonly AddressProblem[] = [
  "NO_ADDRESS",
  "TOO_LONG",
  "NOT_HTTPS",
  "CREDENTIALS",
  "FRAGMENT",
  "NUMBER",
];

/** @param isThere it has an address already, which the new one takes the place of */
export async function setHookLabels(isThere: boolean): Promise<SetHookLabels> {
  const [t, admin] = await Promise.all([getTranslations("api.client.hook"), getTranslations("admin.act")]);
  const open = isThere ? t("change") : t("set");
  return {
    open,
    title: isThere ? t("changeTitle") : t("setTitle"),
    lead: t("setLead"),
    address: t("address"),
    addressHint: t("addressHint"),
    wrong: Object.fromEntries(ADDRESS_PROBLEMS.map((code) => [code, t(`wrong.${code}`)])),
    save: open,
    saving: admin("working"),
    cancel: admin("cancel"),
    problem: await problemLabels(),
    secret: {
      heading: t("secretHeading"),
      lead: t("secretLead"),
      subject: t("address"),
      secret: t("secret"),
      done: t("secretDone"),
    },
  };
}

/** @param region "Kabupaten Sumbawa Barat", of the steward's duty */
export async function newClientLabels(region: string, code: string): Promise<NewClientLabels> {
  const [t, wrong, other] = await Promise.all([
    getTranslations("api.client.new"),
    getTranslations("api.client.problems"),
    getTranslations("admin.problem"),
  ]);
  const fields = ["regionCode", "name", "purpose", "scopes", "requestsAMinute", "validTo"] as const;
  return {
    region: t("region"),
    regionHint: t("regionHint", { region, code }),
    name: t("name"),
    nameHint: t("nameHint"),
    purpose: t("purpose"),
    purposeHint: t("purposeHint"),
    scopes: t("scopes"),
    scopesHint: t("scopesHint"),
    rate: t("rate"),
    validTo: t("validTo"),
    validToHint: t("validToHint"),
    submit: t("submit"),
    working: t("working"),
    date: await dateLabels(),
    fields: { ...Object.fromEntries(fields.map((field) => [field, wrong(field)])), other: other("other") },
    problem: await problemLabels(),
    secret: await secretLabels(),
  };
}

/** Every scope with what it opens, as a choice. */
export async function scopeOptions() {
  const t = await getTranslations("api.scope");
  return API_SCOPES.map((scope) => ({ value: scope, label: t(scopeKey(scope)), hint: scope }));
}
