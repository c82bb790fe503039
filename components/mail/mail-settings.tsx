import { getLocale, getTranslations } from "next-intl/server";
import { DescriptionList } from "@/components/ui/description-list";
import { problemLabels } from "@/components/user/labels";
import type { MailSettings } from "@/lib/domain/mail/mail";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { ConfirmMail, RemoveMailAddress, SetMailAddress, SetMailDigest } from "./mail-actions";

export interface MailSettingsProps {
  readonly settings: MailSettings;
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** A person's own address: given, confirmed, changed, removed. */
export async function MailSettingsPanel({ settings, grantId, zone }: MailSettingsProps) {
  const [t, locale] = await Promise.all([getTranslations("mail.settings"), getLocale()]);
  const { isConfigured, address, pending, wantsDigest } = settings;
  const items = [
    ...(address === null ? [] : [{ term: t("address"), detail: address, note: t("confirmed") }]),
    ...(pending === null
      ? []
      : [
          {
            term: t("pending"),
            detail: pending.address,
            note: t("pendingNote", { until: formatInstant(pending.until, zone, locale) }),
          },
        ]),
    ...(address === null ? [] : [{ term: t("digest"), detail: t(wantsDigest ? "digestOn" : "digestOff") }]),
  ];
  return (
    <div className="space-y-3">
      <p className="max-w-prose text-muted">{t("lead")}</p>
      {isConfigured ? null : <p className="max-w-prose font-semibold">{t("notConfigured")}</p>}
      {items.length > 0 ? <DescriptionList items={items} /> : isConfigured ? <p>{t("none")}</p> : null}
      <div className="flex flex-wrap gap-2">
        {isConfigured && pending !== null ? <ConfirmMail grantId={grantId} words={await confirmWords()} /> : null}
        {isConfigured ? <SetMailAddress grantId={grantId} words={await setWords(items.length > 0)} /> : null}
        {address === null ? null : (
          <SetMailDigest grantId={grantId} isWanted={!wantsDigest} words={await digestWords(wantsDigest)} />
        )}
        {items.length === 0 ? null : <RemoveMailAddress grantId={grantId} words={await removeWords()} />}
      </div>
    </div>
  );
}

async function setWords(isChange: boolean) {
  const t = await getTranslations("mail.settings");
  return {
    open: t(isChange ? "change" : "set"),
    title: t("setTitle"),
    lead: t("setLead"),
    label: t("setLabel"),
    wrong: t("setProblem"),
    save: t("setSave"),
    saving: t("setSaving"),
    saved: t("setSaved"),
    cancel: t("cancel"),
    problem: await problemLabels(),
  };
}

async function confirmWords() {
  const t = await getTranslations("mail.settings");
  return {
    open: t("confirm"),
    title: t("confirmTitle"),
    label: t("confirmLabel"),
    wrong: t("confirmProblem"),
    mismatch: t("confirmWrong"),
    spent: t("confirmSpent"),
    save: t("confirmSave"),
    saving: t("confirmSaving"),
    saved: t("confirmSaved"),
    cancel: t("cancel"),
    problem: await problemLabels(),
  };
}

async function removeWords() {
  const t = await getTranslations("mail.settings");
  return {
    open: t("remove"),
    title: t("removeTitle"),
    lead: t("removeLead"),
    save: t("remove"),
    saving: t("removeSaving"),
    saved: t("removeSaved"),
    cancel: t("cancel"),
    problem: await problemLabels(),
  };
}

async function digestWords(isOn: boolean) {
  const t = await getTranslations("mail.settings");
  return {
    open: t(isOn ? "turnOff" : "turnOn"),
    title: t("turnTitle"),
    lead: t(isOn ? "turnOffLead" : "turnOnLead"),
    save: t(isOn ? "turnOff" : "turnOn"),
    saving: t("turnSaving"),
    saved: t("turnSaved"),
    cancel: t("cancel"),
    problem: await problemLabels(),
  };
}
