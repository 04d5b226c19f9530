import { PUBLICATION_STATES } from '../../schedule/publications/publication-state.rules.js';
import { type HandActor, type HandMove, handMoves, type HandStanding, stageOf } from './hand-task.rules.js';

const me: HandActor = { personId: 'me', post: true, control: true, resolve: true };
const open: HandStanding = {
  ...{ state: 'confirming', laidOut: true, stopped: false, takenBy: null, takenOver: false, windowOver: false },
};

describe('what somebody may do with a post by hand', () => {
  it.each<[string, Partial<HandStanding>, HandMove[]]>([
    ['nobody has it', {}, ['take', 'not_posted', 'put_off']],
    ['it is in their own hand', { takenBy: 'me' }, ['posted', 'give_back', 'not_posted', 'put_off']],
    ['it is in another hand', { takenBy: 'other' }, ['take_over']],
    ['nothing may leave and nobody has it', { stopped: true }, ['not_posted', 'put_off']],
    [
      'nothing may leave and it may be out already',
      { stopped: true, takenBy: 'me' },
      ['posted', 'give_back', 'not_posted', 'put_off'],
    ],
    ['nothing may leave and another has it', { stopped: true, takenBy: 'other' }, []],
    ['its time is over', { state: 'unconfirmed' }, ['posted', 'resolve']],
    ['its time is over in their own hand', { state: 'unconfirmed', takenBy: 'me' }, ['posted', 'resolve']],
    ['its time is over in another hand', { state: 'unconfirmed', takenBy: 'other' }, ['posted', 'resolve']],
    ['it was never laid out', { laidOut: false }, []],
    ['somebody else had it before', { takenBy: 'me', takenOver: true }, ['posted', 'give_back', 'not_posted']],
    ['there is no slot for it any more', { windowOver: true }, ['take', 'not_posted']],
  ])('when %s', (_when, over, moves) => {
    expect(handMoves({ ...open, ...over }, me)).toEqual(moves);
  });

  it.each<[string, Partial<HandActor>, Partial<HandStanding>, HandMove[]]>([
    ['post alone takes it and reports', { control: false, resolve: false }, {}, ['take', 'not_posted']],
    ['post alone does not resolve', { control: false, resolve: false }, { state: 'unconfirmed' }, ['posted']],
    ['resolve alone says what became of it', { post: false }, { state: 'unconfirmed' }, ['resolve']],
    ['read alone does nothing', { post: false, control: false, resolve: false }, {}, []],
    ['move publications alone does not give up what others post', { post: false }, {}, []],
  ])('whoever may %s', (_who, rights, over, moves) => {
    expect(handMoves({ ...open, ...over }, { ...me, ...rights })).toEqual(moves);
  });

  it('is nothing before its slot and after its end', () => {
    for (const state of PUBLICATION_STATES) {
      const atWork = stageOf(state) === 'open' || stageOf(state) === 'overdue';
      for (const takenBy of [null, 'me']) expect(handMoves({ ...open, state, takenBy }, me).length > 0).toBe(atWork);
    }
  });
});
