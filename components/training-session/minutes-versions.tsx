import { getLocale, getTranslations } from "next-intl/server";
import { AttachDecree, type AttachDecreeProps } from "@/components/appointment/attach-decree";
import { HashLine } from "@/components/meeting/hash-line";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { problemLabels } from "@/components/user/labels";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import {
  type MinutesVersion,
  TRAINING_COPY_USE,
  type TrainingMinutesPage,
} from "@/lib/domain/training-session/minutes";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { CloseMinutes } from "./close-minutes";
import { trainingProblemLabels } from "./labels";

export interface MinutesVersionsProps {
  readonly page: TrainingMinutesPage;
  /** Address of the minutes' page. */
  readonly path: string;
  readonly mayMark: boolean;
  readonly grantId: string;
}

/** The step that closes a training, and its closed versions: the one in force first, each with its signed copies. */
export async function MinutesVersions({ page, path, mayMark, grantId }: MinutesVersionsProps) {
  const t = await getTranslations("trainingSession.minutes");
  const { session, versions, isCurrent, mayClose } = page;
  const isOver = session.state === "over";
  const none = mayMark ? "noneOver" : "noneOverReader";
  return (
    <Card title={t("versionsTitle")}>
      <div className="space-y-4">
        <p className="text-muted">{t("versionsLead")}</p>
        {versions.length === 0 ? <p className="font-semibold">{t(isOver ? none : "noneYet")}</p> : null}
        {versions.length > 0 && !isCurrent ? (
          <Alert tone="attention">{t(mayMark ? "changed" : "changedReader")}</Alert>
        ) : null}
        {mayClose && !isCurrent ? (
          <CloseMinutes
            key={versions.length}
            sessionId={session.id}
            grantId={grantId}
            {...(await closeWords(versions.length > 0))}
          />
        ) : null}
        {versions.length === 0 ? (
          <p>
            <LinkButton href={`${path}/pdf`} icon="printer">
              {t("pdfDraft")}
            </LinkButton>
          </p>
        ) : (
          <ul className="divide-y divide-line">
            {versions.map((version, index) => (
              <Version
                key={version.id}
                version={version}
                isInForce={index === 0}
                isShown={version.id === page.shown?.id}
                mayAttach={mayMark && index === 0}
                {...{ page, path, grantId }}
              />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

interface VersionProps {
  readonly version: MinutesVersion;
  readonly isInForce: boolean;
  readonly isShown: boolean;
  readonly mayAttach: boolean;
  readonly page: TrainingMinutesPage;
  readonly path: string;
  readonly grantId: string;
}

async function Version({ version, isInForce, isShown, mayAttach, page, path, grantId }: VersionProps) {
  const [t, locale] = await Promise.all([getTranslations("trainingSession.minutes"), getLocale().then(localeOf)]);
  const at = (instant: Date) => formatInstant(instant, page.session.zone, locale);
  const shelf = version.token.slice(0, 4);
  return (
    <li className="space-y-2 py-3">
      <p className="flex flex-wrap items-center gap-2 font-semibold">
        {t("versionLine", { number: version.documentNumber, version: version.version })}
        <Badge tone={isInForce ? "success" : "neutral"} icon={isInForce ? "circle-check" : "clock"}>
          {t(isInForce ? "inForce" : "replaced")}
        </Badge>
      </p>
      <p className="text-sm text-muted">{t("closedLine", { at: at(version.closedAt), name: version.closedBy })}</p>
      <HashLine label={t("hash")} sha256={version.sha256} />
      {version.copies.map((copy) => (
        <div key={copy.id} className="border-s-4 border-line ps-3">
          <p>{t("copyLine", { number: copy.number, at: at(copy.keptAt) })}</p>
          <HashLine label={t("copyHash")} sha256={copy.sha256} />
          <LinkButton href={`${path}/salinan/${copy.id}`} variant="quiet" icon="file-text">
            {t("copyOpen")}
          </LinkButton>
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <LinkButton href={`${path}/pdf?versi=${version.version}`} icon="printer">
          {t("pdf")}
        </LinkButton>
        {isShown ? null : (
          <LinkButton href={`${path}?versi=${version.version}`} variant="quiet" icon="file-text">
            {t("read")}
          </LinkButton>
        )}
        <LinkButton href={`/periksa-pelatihan/${version.token}`} variant="quiet" icon="shield-check">
          {t("check")}
        </LinkButton>
        {mayAttach ? (
          <AttachDecree
            key={version.copies.length}
            postId={formatPublicId(shelf, version.id)}
            use={TRAINING_COPY_USE}
            grantId={grantId}
            words={await copyWords(version)}
          />
        ) : null}
      </div>
    </li>
  );
}

async function closeWords(isAgain: boolean) {
  const [t, common, problem] = await Promise.all([
    getTranslations("trainingSession.minutes.close"),
    getTranslations("common"),
    trainingProblemLabels(),
  ]);
  const action = t(isAgain ? "openAgain" : "open");
  const words = {
    open: action,
    title: t(isAgain ? "titleAgain" : "title"),
    save: action,
    saving: t("busy"),
    cancel: common("cancel"),
    saved: t("done"),
    problem: { ...problem, notNow: { what: t("notNowWhat"), todo: t("notNowTodo") } },
  };
  return { words, lead: t(isAgain ? "leadAgain" : "lead") };
}

async function copyWords({ documentNumber, copies }: MinutesVersion): Promise<AttachDecreeProps["words"]> {
  const [t, common, problem] = await Promise.all([
    getTranslations("trainingSession.minutes.copy"),
    getTranslations("common"),
    problemLabels(),
  ]);
  const action = t(copies.length > 0 ? "replace" : "attach");
  return {
    open: action,
    openNamed: t("openNamed", { action, number: documentNumber }),
    title: t("title"),
    lead: t("lead", { number: documentNumber }),
    file: t("file"),
    fileHint: t("fileHint"),
    save: t("save"),
    saving: t("saving"),
    cancel: common("cancel"),
    saved: t("saved"),
    missing: t("missing"),
    tooLarge: t("tooLarge"),
    unreadable: t("unreadable"),
    same: t("same"),
    problem: { ...problem, gone: { what: t("goneWhat"), todo: t("goneTodo") } },
  };
}
