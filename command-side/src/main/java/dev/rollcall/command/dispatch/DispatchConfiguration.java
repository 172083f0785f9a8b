package dev.rollcall.command.dispatch;

import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.OrganizationTransactions;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DispatchConfiguration {
    @Bean
    Dispatch dispatch(CommandBus commands, OrganizationTransactions transactions, List<CommandHandlers> handlers) {
        return new Dispatch(commands, transactions, handlers);
    }
}
