package dev.rollcall.command.dispatch;

import dev.rollcall.command.history.CommandHandlers;
import dev.rollcall.command.history.OrganizationTransactions;
import dev.rollcall.kernel.fact.CommitBell;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DispatchConfiguration {
    @Bean
    Dispatch dispatch(
            CommandBus commands,
            OrganizationTransactions transactions,
            List<CommandHandlers> handlers,
            ObjectProvider<CommitBell> bells) {
        return new Dispatch(commands, transactions, handlers, bells.stream().toList());
    }
}
