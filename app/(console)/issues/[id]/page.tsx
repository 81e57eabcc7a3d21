export default async function IssuePage(_: PageProps<'/issues/[id]'>) {
  return null;
}
