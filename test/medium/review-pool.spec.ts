import { openRound, passTo, setScene, type Scene } from './review-scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene({ databasePool: 2 });
});
afterAll(() => scene.close());

it('more readers than connections are all answered: nobody holds one while waiting for another', async () => {
  const round = await openRound(scene);
  await passTo(scene, round, 3);
  const readers = Array.from({ length: 12 }, () => scene.reader.ofStory(scene.people.author, round.storyId));
  for (const view of await Promise.all(readers)) {
    expect(view.rounds[0]?.stages.map((stage) => stage.decision?.person.name)).toEqual(['first', 'second', 'final']);
  }
});
