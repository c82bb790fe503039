import { getTranslations } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";
import { SkeletonHeading, SkeletonRows } from "@/components/ui/skeleton-shapes";

/** The shape of the form while the device's copy is opened. */
export async function FormSkeleton() {
  const t = await getTranslations("common");
  return (
    <Skeleton label={t("loading")}>
      <div className="mt-5 space-y-4">
        <SkeletonHeading />
        <SkeletonRows />
      </div>
    </Skeleton>
  );
}
