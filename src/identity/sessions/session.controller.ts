import { Body, Controller, Delete, Get, HttpCode, Inject, Ip, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type {} from '@fastify/cookie';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { BeforePasswordChange, PublicRoute } from '../../platform/http/public-route.decorator.js';
import type { Actor } from '../actor.js';
import { CurrentActor } from './current-actor.decorator.js';
import { LoginService } from './login.service.js';
import { MeService } from './me.service.js';
import { ChangePasswordRequest, LogInRequest, MeResponse } from './session.dto.js';
import { ABSOLUTE_MS, SESSION_COOKIE } from './session.rules.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly logins: LoginService,
    private readonly me: MeService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Log in: sets the session cookie. */
  @Post()
  @ApiOperation({ summary: '登录，得到会话 Cookie / Log in; answers the session cookie' })
  @PublicRoute()
  @ApiCreatedResponse({ type: MeResponse })
  async logIn(
    @Body() body: LogInRequest,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeResponse> {
    const { token, personId } = await this.logins.logIn(body, address);
    void reply.setCookie(SESSION_COOKIE, token, { ...this.cookie, maxAge: ABSOLUTE_MS / 1000 });
    return this.me.describe(personId);
  }

  /** Who am I. */
  @Get()
  @ApiOperation({ summary: '我是谁、有哪些角色 / Who I am, with my roles' })
  @BeforePasswordChange()
  @ApiOkResponse({ type: MeResponse })
  read(@CurrentActor() actor: Actor): Promise<MeResponse> {
    return this.me.describe(actor.personId);
  }

  /** Log out. */
  @Delete()
  @ApiOperation({ summary: '退出登录 / Log out' })
  @HttpCode(204)
  @BeforePasswordChange()
  @ApiNoContentResponse()
  async logOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.logins.logOut(actor);
    void reply.clearCookie(SESSION_COOKIE, this.cookie);
  }

  /** Change one's own password; one's other sessions end. */
  @Post('password')
  @ApiOperation({ summary: '修改自己的密码 / Change my own password' })
  @HttpCode(204)
  @BeforePasswordChange()
  @ApiNoContentResponse()
  changePassword(
    @Body() body: ChangePasswordRequest,
    @CurrentActor() actor: Actor,
    @Ip() address: string,
  ): Promise<void> {
    return this.logins.changePassword(actor, body, address);
  }

  private get cookie() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.config.cookieSecure } as const;
  }
}
