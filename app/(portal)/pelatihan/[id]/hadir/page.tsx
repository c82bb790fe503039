import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LookAgain } from "@/components/ui/look-again";
import { PageHeading } from "@/components/ui/page-heading";
import { QrCode } from "@/components/ui/qr-code";
import { isUuid } from "@/lib/domain/list/address";
import type { AttendanceBoard } from "@/lib/domain/training-session/page";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findAttendanceBoard } from "@/lib/server/training-session/board-query";

/** Often enough for the count to be believed, and for a code never to stand long after its minute. */
const LOOK_MS = 5_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trainingSession.board"))("title") };
}

/** A screen for the room: the code that people scan to say that they are there. */
export default async function BoardPage({ params }: PageProps<"/pelatihan/[id]/hadir">) {
  const actor = await requirePermission("training:mark");
  const { id } = await params;
  const board = isUuid(id) ? await findAttendanceBoard(actor, id, new Date()) : null;
  if (board === null) notFound();
  const [t, list, common] = await Promise.all([
    getTranslations("trainingSession.board"),
    getTranslations("trainingSession.list"),
    getTranslations("common"),
  ]);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: list("title"), href: "/pelatihan" },
              { label: board.title, href: `/pelatihan/${id}` },
              { label: t("title") },
            ]}
          />
        }
      />
      {board.code === null ? (
        <Alert tone="attention">{t("notRunning")}</Alert>
      ) : (
        <Code board={board} code={board.code} />
      )}
    </>
  );
}

async function Code({
  board,
  code,
}: {
  readonly board: AttendanceBoard;
  readonly code: NonNullable<AttendanceBoard["code"]>;
}) {
  const t = await getTranslations("trainingSession.board");
  return (
    <div className="mx-auto grid max-w-xl grid-cols-1 justify-items-center gap-4 rounded-md border border-line bg-surface p-5 text-center">
      <LookAgain everyMs={LOOK_MS} />
      <QrCode text={code.address} label={t("qr")} className="w-full max-w-md" />
      <p className="text-muted">{t("orType")}</p>
      <p className="tabular text-3xl font-bold tracking-widest sm:text-4xl" data-testid="attendance-code">
        {code.text}
      </p>
      <p role="status" className="text-lg font-semibold">
        {t("present", { present: board.present, seats: board.seats })}
      </p>
      <p className="text-sm text-muted">{t("changes")}</p>
    </div>
  );
}
