import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PersonNotes } from "@/components/coaching/person-notes";
import { FormApp } from "@/components/form/form-app";
import { FormHeading } from "@/components/form/form-heading";
import { FormSkeleton } from "@/components/form/form-skeleton";
import { FamilyWordsNote } from "@/components/self-update/family-words-note";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { isEditable } from "@/lib/domain/workflow/workflow";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findFormPage } from "@/lib/server/proposal/queries";
import { listFamilyWords } from "@/lib/server/self-update/told-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("form"))("title") };
}

export default async function FormPage({ params }: PageProps<"/usulan/[id]/isi">) {
  const actor = await requirePermission("proposal:draft");
  const at = parsePublicId((await params).id);
  if (at === null) notFound();
  const [page, words] = await Promise.all([
    findFormPage(actor, at, new Date()),
    listFamilyWords(actor, at.regencyCode, at.id),
  ]);
  if (page === null) notFound();
  // A proposal that was sent has no form any more: the way back after sending leads to where it stands.
  if (!isEditable(page.head.state)) redirect(`/usulan/${page.head.publicId}`);
  const { regencyCode, id: draftId } = page.head;
  return (
    <ClientMessages namespaces={["form", "common", "states", "attachment"]}>
      <PersonNotes notes={page.coaching} grantId={actor.grant.id} />
      {words.length === 0 ? null : (
        <div className="mb-4">
          <FamilyWordsNote words={words} regencyCode={at.regencyCode} zone={page.head.timeZone} />
        </div>
      )}
      <FormApp
        key={page.head.publicId}
        page={page}
        place={{ userId: actor.userId, grantId: actor.grant.id, regencyCode, draftId }}
        heading={<FormHeading head={page.head} />}
        loading={<FormSkeleton />}
      />
    </ClientMessages>
  );
}
