export default async function IssuesPage(_: PageProps<'/issues'>) {
  return null;
}
